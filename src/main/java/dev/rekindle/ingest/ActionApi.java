package dev.rekindle.ingest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes actions over HTTP. */
@RestController
@Tag(name = "Actions")
class ActionApi {

    private final PostedActionService actions;
    private final IngestSettings settings;

    ActionApi(PostedActionService actions, IngestSettings settings) {
        this.actions = actions;
        this.settings = settings;
    }

    /** The body is read as it is: it may be large, and one wrong action in it must not spoil the others. */
    @PostMapping(path = "/api/v1/actions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Record one action or a list of them; answers when they are recorded")
    Answer record(HttpServletRequest request) throws IOException {
        var largest = Math.toIntExact(settings.largestBody().toBytes());
        var body = request.getContentLengthLong() > largest
                ? null
                : request.getInputStream().readNBytes(largest + 1);
        if (body == null || body.length > largest) {
            throw new ResponseStatusException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The body is larger than %,d bytes; send the actions in several requests.".formatted(largest));
        }
        var intake = actions.record(body);
        return new Answer(
                intake.accepted(),
                intake.duplicate(),
                intake.rejected().stream()
                        .map(rejected -> new Rejected(
                                rejected.index(),
                                rejected.refusal().eventId(),
                                rejected.refusal().sentence()))
                        .toList());
    }

    /**
     * What became of them.
     *
     * @param duplicate those that had been recorded before
     */
    record Answer(int accepted, int duplicate, List<Rejected> rejected) {}

    /**
     * One that was not recorded.
     *
     * @param index its position in the list that was sent, from 0
     * @param eventId absent when it could not be read
     */
    record Rejected(int index, @Nullable String eventId, String reason) {}
}
