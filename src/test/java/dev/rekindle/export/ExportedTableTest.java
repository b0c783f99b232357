package dev.rekindle.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.ui.ExportFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportedTableTest {

    private static final Manifest MANIFEST = new Manifest(
            "cohorts week",
            "2026-10-26 2026-11-16",
            "Asia/Seoul",
            "live",
            Map.of("segment", "Whale"),
            Instant.parse("2026-11-21T03:00:00Z"));

    @TempDir
    private Path folder;

    private final ExportedTable table = new ExportedTable(MANIFEST, List.of("cohort", "users", "rate"), sink -> {
        sink.row(LocalDate.of(2026, 10, 26), 12L, 0.25);
        sink.row("=1+1", null, true);
    });

    @Test
    void filesAreNamedBySubjectRangeAndZone() {
        assertThat(table.files("CSV", "Excel", "Manifest"))
                .extracting(ExportFile::name)
                .containsExactly(
                        "rekindle-cohorts-week-2026-10-26-2026-11-16-Asia-Seoul.csv",
                        "rekindle-cohorts-week-2026-10-26-2026-11-16-Asia-Seoul.xlsx",
                        "rekindle-cohorts-week-2026-10-26-2026-11-16-Asia-Seoul-manifest.csv");
    }

    @Test
    void theCsvIsTheTableAndNothingElse() throws IOException {
        var out = new ByteArrayOutputStream();
        table.writeCsv(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                \uFEFFcohort,users,rate\r
                2026-10-26,12,0.25\r
                '=1+1,,true\r
                """);
    }

    @Test
    void theCompanionSaysWhatTheTableHolds() throws IOException {
        var out = new ByteArrayOutputStream();
        table.writeManifest(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                \uFEFFname,value\r
                subject,cohorts week\r
                range,2026-10-26 2026-11-16\r
                zone,Asia/Seoul\r
                week_start,Monday\r
                as_of,live\r
                filter_segment,Whale\r
                rows,2\r
                cut,false\r
                exported_at,2026-11-21T03:00:00Z\r
                """);
    }

    @Test
    void theWorkbookHoldsTypedCellsNoFormulaAndTheManifest() throws IOException {
        var out = new ByteArrayOutputStream();
        table.writeXlsx(out);
        var parts = unzipped(out);
        assertThat(parts.get("xl/workbook.xml")).contains("name=\"Data\"", "name=\"Manifest\"");
        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .contains("<v>12</v>", "<v>0.25</v>", "t=\"inlineStr\"><is><t>=1+1</t></is>")
                .doesNotContain("<f>");
        assertThat(parts.get("xl/worksheets/sheet2.xml"))
                .contains("filter_segment", "Whale", "week_start", "Asia/Seoul", "<t>2</t>", "<t>false</t>");
    }

    @Test
    void whatASheetCannotHoldIsCutAndSaidSo() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = new XlsxFile(out, List.of("number"), 3)) {
            for (var row = 1; row <= 5; row++) {
                file.row(row);
            }
            file.manifest(MANIFEST);
        }
        var parts = unzipped(out);
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<v>2</v>").doesNotContain("<v>3</v>");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("<t>2</t>", "<t>true</t>");
    }

    private Map<String, String> unzipped(ByteArrayOutputStream out) throws IOException {
        var file = Files.write(folder.resolve("table.xlsx"), out.toByteArray());
        var parts = new TreeMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
