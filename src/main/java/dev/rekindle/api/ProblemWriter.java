package dev.rekindle.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where no controller is at work, for instance in a filter. */
@Component
public class ProblemWriter {

    static final String NO_DATABASE = "The database does not answer; try again in a moment.";

    private final JsonMapper json;

    /** Writes with this mapper. */
    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers that it is the database that does not. */
    public void noDatabase(HttpServletResponse response) throws IOException {
        write(response, HttpStatus.SERVICE_UNAVAILABLE, NO_DATABASE);
    }

    /** Answers with this status and a sentence that says what is wrong and what to do. */
    public void write(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, sentence));
    }
}
