package dev.rekindle.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what is rejected while files are read, in transactions of its own and in little memory. */
final class RejectionLog implements Consumer<Rejection> {

    private static final int FULL = 1_000;

    private final UUID importId;
    private final ImportStore store;
    private final TransactionOperations apart;
    private final List<Rejection> waiting = new ArrayList<>();

    RejectionLog(UUID importId, ImportStore store, TransactionOperations apart) {
        this.importId = importId;
        this.store = store;
        this.apart = apart;
    }

    @Override
    public void accept(Rejection rejection) {
        waiting.add(rejection);
        if (waiting.size() >= FULL) {
            flush();
        }
    }

    void flush() {
        if (!waiting.isEmpty()) {
            apart.executeWithoutResult(transaction -> store.reject(importId, waiting));
            waiting.clear();
        }
    }
}
