package dev.rekindle.importing.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.ui.SmallTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataViewTest extends ViewTest {

    private static final String USERS = "user_id,region_id,push_on,total_settle_cnt,notification_blocked_at\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate users, settlements, imports, import_rejections, demo_data")
                .update();
    }

    @Test
    void filesAreImportedAndTheResultIsShown() throws IOException {
        open(Role.ADMIN, "data");
        upload("users.csv", USERS + "u1,1,1,1,\n");
        upload("notes.csv", "x\n");
        _assertOne(Paragraph.class, spec -> spec.withText("Not named after a table, left out: notes.csv"));

        _click(_get(Button.class, spec -> spec.withText("Import 1 file")));

        await(() -> _assertOne(Paragraph.class, spec -> spec.withText("All rows are in.")));
        assertThat(_find(Grid.class)).anySatisfy(grid -> assertThat(_getFormattedRow((Grid<?>) grid, 0))
                .containsExactly("users", "1", "1", "0", "0"));
        assertThat(jdbc.sql("select user_id from users").query(String.class).list())
                .containsExactly("u1");
    }

    @Test
    void rejectionsAreListedInWords() throws IOException {
        open(Role.ADMIN, "data");
        upload("users.csv", USERS + "u1,1,1,1,\nu2,x,1,1,\n");

        _click(_get(Button.class, spec -> spec.withText("Import 1 file")));

        await(() -> _assertOne(
                Paragraph.class,
                spec -> spec.withText("1 rejection, so nothing was kept. Mend them and import again.")));
        assertThat(_find(Grid.class)).anySatisfy(grid -> assertThat(_getFormattedRow((Grid<?>) grid, 0))
                .containsExactly(
                        "users.csv", "3", "region_id", "x", "Not a whole number; write plain digits, like 12000."));
    }

    @Test
    void crmSeesWhatIsThereButImportsNothing() {
        open(Role.CRM, "data");

        _assertNone(Upload.class);
        await(() -> assertThat(_find(SmallTable.class))
                .anySatisfy(table -> assertThat(table.texts()).hasSize(7)));
    }

    private void upload(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        _get(UploadedFiles.class).take(name, file.toFile());
    }
}
