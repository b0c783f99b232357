package dev.rekindle.ingest;

import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Arrival;
import dev.rekindle.activity.Door;
import dev.rekindle.activity.Intake;
import dev.rekindle.activity.IntakeIsHeld;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.server.ResponseStatusException;

/** Records actions that a program posts: all that can be recorded of a request in one transaction. */
@Service
public class PostedActionService {

    private static final int TRIES = 3;

    private final ActionReader reader;
    private final ActionIntakeService intake;
    private final TransactionTemplate transaction;

    PostedActionService(ActionReader reader, ActionIntakeService intake, PlatformTransactionManager transactions) {
        this.reader = reader;
        this.intake = intake;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Returns when they are recorded; a body that is not JSON is refused as a whole. */
    @PreAuthorize("hasRole('CRM')")
    public Intake record(byte[] body) {
        var arrivals = reader.readAll(body);
        for (var tried = 1; ; tried++) {
            try {
                return inTransaction(arrivals);
            } catch (IntakeIsHeld e) {
                throw new ResponseStatusException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "An import of actions is running. Send the same again in a moment; nothing is recorded twice.",
                        e);
            } catch (PessimisticLockingFailureException e) {
                // Two doors waited for each other and the database let the other one go first.
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Intake inTransaction(List<Arrival> arrivals) {
        return Objects.requireNonNull(transaction.execute(begun -> intake.record(Door.REST, arrivals)));
    }
}
