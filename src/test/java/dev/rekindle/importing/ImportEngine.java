package dev.rekindle.importing;

import dev.rekindle.TestDatabase;
import dev.rekindle.snapshot.DataVersionStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The import and every table that features contribute, on a database of its own. */
final class ImportEngine implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2023-10-26T03:00:00Z"), ZoneId.of("Asia/Seoul"));

    final TestDatabase database = TestDatabase.fresh();
    final DataSource dataSource = database.dataSource();
    final JdbcClient jdbc = JdbcClient.create(dataSource);
    final DataVersionStore versions;
    final ImportService imports;
    final ImportStore store;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    ImportEngine() {
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(Clock.class, () -> CLOCK);
        context.register(Scan.class);
        context.refresh();
        versions = context.getBean(DataVersionStore.class);
        imports = context.getBean(ImportService.class);
        store = context.getBean(ImportStore.class);
    }

    /** A file of this text. */
    static ImportFile file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static ImportFile file(String name, byte[] bytes) {
        return new ImportFile(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** Imports files given as name, text, name, text … */
    ImportResult run(String... namesAndTexts) {
        var files = new ArrayList<ImportFile>();
        for (var i = 0; i < namesAndTexts.length; i += 2) {
            files.add(file(namesAndTexts[i], namesAndTexts[i + 1]));
        }
        return run(files.toArray(ImportFile[]::new));
    }

    ImportResult run(ImportFile... files) {
        return imports.run(new ImportRequest(List.of(files), null, false));
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    List<String> rows(String sql) {
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

    @Override
    public void close() {
        context.close();
    }

    @ComponentScan(
            basePackages = "dev.rekindle",
            useDefaultFilters = false,
            includeFilters = {
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ImportTable.class),
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                "dev\\.rekindle\\.(importing\\.(DirectLoad|Import(er|Service|Store)|(Staging|Target)Store|RowImporter)"
                                        + "|history\\.UserHistoryStore|access\\.Audit(Service|Store)|snapshot\\.DataVersionStore)")
            })
    static class Scan {}
}
