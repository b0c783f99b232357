package dev.rekindle.importing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Imports of CSV files, for programs. */
@RestController
@Tag(name = "Imports", description = "CSV files into their tables: all rows or none")
@RequestMapping("/api/v1/imports")
class ImportApi {

    private final ImportService imports;

    ImportApi(ImportService imports) {
        this.imports = imports;
    }

    /**
     * Imports CSV files, one part per file named after its table: all rows of all files or none.
     *
     * @param asOf the day the files tell about
     * @param replaceDemo whether demo data goes first; otherwise 409 while there is some
     * @return 200 and what changed, or 422 and what was rejected
     */
    @Operation(summary = "Import CSV files, one part per file, named after its table")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportResult> create(
            MultipartHttpServletRequest request,
            @RequestParam(name = "as_of", required = false) @Nullable LocalDate asOf,
            @RequestParam(name = "replace_demo", defaultValue = "false") boolean replaceDemo) {
        var files = new ArrayList<ImportFile>();
        request.getMultiFileMap().forEach((part, uploads) -> uploads.forEach(upload -> files.add(file(part, upload))));
        try {
            var result = imports.run(new ImportRequest(files, asOf, replaceDemo));
            return ResponseEntity.status(result.state() == ImportState.DONE ? 200 : 422)
                    .body(result);
        } catch (ImportRunning | DemoInTheWay | CancellationException e) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, e.getMessage(), e);
        }
    }

    /** All rejections of an import, as a CSV file. */
    @Operation(summary = "Every rejected row of an import")
    @GetMapping(path = "/{importId}/rejections.csv", produces = "text/csv")
    ResponseEntity<StreamingResponseBody> rejections(@PathVariable UUID importId) {
        imports.find(importId);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=rejections-" + importId + ".csv")
                .body(out -> imports.writeRejections(importId, out));
    }

    /** A part may be named after the table while its file is called otherwise, or the other way round. */
    private ImportFile file(String part, MultipartFile upload) {
        var original = upload.getOriginalFilename();
        var name = imports.tables().contains(part) || original == null || original.isBlank() ? part + ".csv" : original;
        return new ImportFile(name, upload.getSize(), upload::getInputStream);
    }
}
