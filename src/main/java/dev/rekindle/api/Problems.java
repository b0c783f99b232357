package dev.rekindle.api;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Errors of the API as RFC 9457 problem details, with a sentence that says what to do. A feature throws
 * {@link IllegalArgumentException} (400), {@link NoSuchElementException} (404) or a {@code ResponseStatusException}
 * (409, 422 …) with such a sentence. The same exceptions from a library are our mistakes: 500, and nothing of the
 * inside is told.
 */
@Hidden
@RestControllerAdvice(annotations = RestController.class)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ProblemDetail badArgument(IllegalArgumentException problem) {
        return isOurs(problem) ? problem(HttpStatus.BAD_REQUEST, problem.getMessage()) : unexpected(problem);
    }

    @ExceptionHandler
    ProblemDetail notFound(NoSuchElementException problem) {
        return isOurs(problem) ? problem(HttpStatus.NOT_FOUND, problem.getMessage()) : unexpected(problem);
    }

    @ExceptionHandler
    ProblemDetail exists(DuplicateKeyException problem) {
        return problem(HttpStatus.CONFLICT, "This exists already; read it first, then decide whether to change it.");
    }

    @ExceptionHandler
    ProblemDetail forbidden(AccessDeniedException problem) {
        return problem(HttpStatus.FORBIDDEN, "The role of this token may not do this; use a token of a wider role.");
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ProblemDetail databaseIsAway(Exception problem) {
        LOG.warn("The database does not answer: {}", problem.toString());
        return problem(HttpStatus.SERVICE_UNAVAILABLE, ProblemWriter.NO_DATABASE);
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception problem) {
        var id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Error {} of the API", id, problem);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "This is a mistake of ours. The reason is in the server's log; look there for error " + id + ".");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception problem, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var answer = super.handleExceptionInternal(problem, body, headers, status, request);
        if (answer != null && answer.getBody() instanceof ProblemDetail detail) {
            var sentence = sentence(problem);
            if (sentence != null) {
                detail.setDetail(sentence);
            }
        }
        return answer;
    }

    private static @Nullable String sentence(Exception problem) {
        return switch (problem) {
            case MissingServletRequestParameterException missing ->
                "The parameter " + missing.getParameterName() + " is required.";
            case MethodArgumentTypeMismatchException wrong ->
                "The parameter %s cannot be \"%s\"; it takes %s."
                        .formatted(wrong.getName(), wrong.getValue(), kind(wrong));
            case MethodArgumentNotValidException wrong ->
                wrong.getFieldErrors().stream()
                        .map(field -> "The parameter %s cannot be \"%s\"; /api/docs shows what it takes."
                                .formatted(field.getField(), field.getRejectedValue()))
                        .findFirst()
                        .orElse(null);
            case HttpMessageNotReadableException unreadable ->
                "The body is not the JSON that is expected here; /api/docs shows it.";
            default -> null;
        };
    }

    private static String kind(MethodArgumentTypeMismatchException wrong) {
        var type = Objects.requireNonNullElse(wrong.getRequiredType(), Object.class);
        if (type.isEnum()) {
            return "one of " + String.join(", ", names(type.getEnumConstants()));
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "a date like 2023-10-26";
            case "int", "long", "Integer", "Long" -> "a whole number";
            case "double", "Double", "BigDecimal" -> "a number like 0.75";
            case "boolean", "Boolean" -> "true or false";
            default -> "a " + type.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static String[] names(@Nullable Object @Nullable [] constants) {
        return Arrays.stream(Objects.requireNonNullElse(constants, new Object[0]))
                .map(String::valueOf)
                .toArray(String[]::new);
    }

    private static boolean isOurs(Exception problem) {
        var trace = problem.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("dev.rekindle.");
    }

    private static ProblemDetail problem(HttpStatus status, @Nullable String sentence) {
        return ProblemDetail.forStatusAndDetail(status, Objects.requireNonNullElse(sentence, status.getReasonPhrase()));
    }
}
