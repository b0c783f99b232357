package dev.rekindle.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.embedded.DataFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsSealedOpensWithTheSecretOfTheFolder() {
        var sealed = seal("").seal("quiz", "사용자 1");

        assertThat(seal("").open("quiz", sealed)).contains("사용자 1");
    }

    @Test
    void anythingElseDoesNotOpen() {
        var sealed = seal("").seal("quiz", "user 1");
        var other = seal("").seal("quiz", "user 2");

        assertThat(seal("").open("other purpose", sealed)).isEmpty();
        assertThat(seal("").open("quiz", other.split("\\.")[0] + "." + sealed.split("\\.")[1]))
                .isEmpty();
        assertThat(seal("").open("quiz", "")).isEmpty();
        assertThat(seal("").open("quiz", "ä.ö")).isEmpty();
        assertThat(seal("x".repeat(32)).open("quiz", sealed)).isEmpty();
    }

    @Test
    void aConfiguredSecretIsLong() {
        assertThatThrownBy(() -> seal("short")).hasMessageContaining("at least 32");
    }

    private Seal seal(String configured) {
        return new Seal(new DataFolder(folder), configured);
    }
}
