package dev.rekindle.ingest;

import static dev.rekindle.activity.IntakeEngine.action;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Arrival;
import dev.rekindle.activity.Door;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A process that follows the stream while requests and imports come in, until it is killed. What its two doors have
 * answered stands in files; with the next life they go on after it, and so send again what was not answered.
 */
final class StreamVictim {

    static final int USERS = 40;
    static final int REQUEST = 20;
    static final int IMPORT_BATCHES = 3;
    static final int IMPORT_BATCH = 200;

    private StreamVictim() {}

    /** @param args broker, database, and the folder with the files */
    public static void main(String[] args) {
        var source = new PGSimpleDataSource();
        source.setUrl(args[1]);
        source.setUser("postgres");
        var folder = Path.of(args[2]);
        var application = new StreamApplication(args[0], args[1], JdbcClient.create(source));
        var doors = Executors.newFixedThreadPool(2);
        doors.submit(() -> post(application, folder.resolve("requests")));
        doors.submit(() -> importFiles(application, folder.resolve("imports")));
    }

    private static void post(StreamApplication application, Path answered) {
        var door = application.bean(PostedActionService.class);
        for (var request = answers(answered); ; request++) {
            door.record(("[" + String.join(",", request(request)) + "]").getBytes(UTF_8));
            answer(answered, request);
        }
    }

    /** As the import does it: many batches in one transaction, each in the order of the file. */
    private static void importFiles(StreamApplication application, Path answered) {
        var reader = application.bean(ActionReader.class);
        var intake = application.bean(ActionIntakeService.class);
        var transaction = new TransactionTemplate(application.bean(PlatformTransactionManager.class));
        for (var file = answers(answered); ; file++) {
            var number = file;
            transaction.executeWithoutResult(begun -> {
                for (var batch = 0; batch < IMPORT_BATCHES; batch++) {
                    List<Arrival> rows = batch(number, batch).stream()
                            .map(row -> reader.read(row.getBytes(UTF_8)))
                            .toList();
                    intake.record(Door.CSV, rows);
                }
            });
            answer(answered, file);
        }
    }

    private static List<String> request(int number) {
        return IntStream.range(0, REQUEST)
                .mapToObj(i -> played(number * 7 + i, "r" + number + "-" + i))
                .toList();
    }

    private static List<String> batch(int file, int batch) {
        var rows = new ArrayList<String>();
        for (var i = 0; i < IMPORT_BATCH; i++) {
            rows.add(played(USERS - batch + 3 * i, "c" + file + "-" + batch + "-" + i));
        }
        return rows;
    }

    static String played(int user, String eventId) {
        return action(
                "u" + Math.floorMod(user, USERS),
                eventId,
                "EARN_CYBER_TOKENS",
                "2026-11-20T03:00:00Z",
                "{\"earned_tokens\": 2, \"source\": \"corporate_site\"}");
    }

    static int answers(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Path file, int number) {
        try {
            Files.writeString(file, number + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
