package dev.rekindle.activity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One transaction on a database of its own with a batch in {@code new_actions}, for the tests of single stores. */
public final class IntakeSession {

    public final SetClock clock = new SetClock("2026-11-21T03:00:00Z");
    public final TestDatabase database = TestDatabase.fresh();
    public final DataSource dataSource = database.dataSource();
    public final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final ActionReader reader = new ActionReader(clock);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));

    public void inTransaction(Runnable work) {
        transaction.executeWithoutResult(begun -> work.run());
    }

    /** Fills {@code new_actions} with these JSON texts; what was read from them. */
    public List<Action> arrive(String... actions) {
        var store = new NewActionStore(jdbc, dataSource, clock);
        var read = read(actions);
        store.prepare();
        store.copy(read);
        return read;
    }

    List<Action> read(String... actions) {
        return Stream.of(actions)
                .map(text -> (Action) reader.read(text.getBytes(UTF_8)))
                .toList();
    }

    public List<String> rows(String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> {
                    var cells = new ArrayList<String>();
                    for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        cells.add(String.valueOf(row.getString(i)));
                    }
                    return String.join("|", cells);
                })
                .list();
    }
}
