package dev.rekindle.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.NoSuchElementException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what no door of the API answers; otherwise the console would, with a page. */
@Hidden
@RestController
class NoSuchDoor {

    @RequestMapping("/api/{area:(?!swagger-ui).+}/**")
    void none(HttpServletRequest request) {
        throw new NoSuchElementException("There is no %s %s; /api/docs lists what there is."
                .formatted(request.getMethod(), request.getRequestURI()));
    }
}
