package dev.rekindle.importing.ui;

import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.rekindle.importing.ImportFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes files into the temporary folder, however large they are, until they are imported or the page is left. */
class UploadedFiles extends Upload {

    private final Map<String, Path> files = new TreeMap<>();
    private final Runnable changed;

    /** @param changed is run when there is another set of files */
    UploadedFiles(Runnable changed) {
        this.changed = changed;
        setUploadHandler(UploadHandler.toTempFile((metadata, file) -> take(metadata.fileName(), file)));
        setI18n(new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles().setMany(getTranslation("import.choose")))
                .setDropFiles(new UploadI18N.DropFiles().setMany(getTranslation("import.drop"))));
        addFileRemovedListener(removed -> forget(removed.getFileName()));
        addDetachListener(left -> forgetAll());
    }

    List<ImportFile> files() {
        return files.entrySet().stream()
                .map(file -> ImportFile.of(file.getKey(), file.getValue()))
                .toList();
    }

    /** Leaves the files to whoever asked for them, who deletes them. */
    List<Path> handOver() {
        var paths = List.copyOf(files.values());
        files.clear();
        clearFileList();
        changed.run();
        return paths;
    }

    void take(String name, File file) {
        delete(files.put(name, file.toPath()));
        changed.run();
    }

    private void forget(String name) {
        delete(files.remove(name));
        changed.run();
    }

    private void forgetAll() {
        files.values().forEach(UploadedFiles::delete);
        files.clear();
    }

    static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
