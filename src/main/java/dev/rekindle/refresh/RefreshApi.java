package dev.rekindle.refresh;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts the night by hand. */
@RestController
@Tag(name = "Operation")
class RefreshApi {

    private final RefreshService refresh;
    private final Clock clock;

    RefreshApi(RefreshService refresh, Clock clock) {
        this.refresh = refresh;
        this.clock = clock;
    }

    @PostMapping("/api/v1/refresh")
    @Operation(
            summary =
                    "Run the night now, for today or another day; answers with its steps. A day to come takes everybody"
                            + " there until the next night brings them back")
    RefreshRun refresh(
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate asOf) {
        return refresh.refresh(asOf == null ? LocalDate.now(clock) : asOf);
    }
}
