package dev.rekindle.refresh;

import dev.rekindle.api.Items;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How everything that runs by itself does, through REST. */
@RestController
@Tag(name = "Operation")
class CheckApi {

    private final CheckService checks;

    CheckApi(CheckService checks) {
        this.checks = checks;
    }

    @GetMapping("/api/v1/checks")
    @Operation(summary = "Every job, its last good run, whether it is late, and what to do")
    Items<Check> checks() {
        var all = checks.checks();
        return new Items<>(all.size(), all);
    }
}
