package dev.rekindle.kpi;

import dev.rekindle.api.Items;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The alerts through REST. */
@RestController
@Tag(name = "KPIs")
class AlertApi {

    private static final int MOST = 1_000;

    private final AlertService alerts;

    AlertApi(AlertService alerts) {
        this.alerts = alerts;
    }

    @GetMapping("/api/v1/alerts")
    @Operation(summary = "Every alert on a key figure and how it stands; who is told is for admins only")
    Items<Alert> alerts() {
        var all = alerts.alerts();
        return new Items<>(all.size(), all);
    }

    @GetMapping("/api/v1/alerts/events")
    @Operation(summary = "What changed, the newest first")
    Items<AlertEvent> events(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "100") int size) {
        if (page < 0) {
            throw new IllegalArgumentException("page is %d, but begins with 0.".formatted(page));
        }
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("size is %d, but must lie in 1 … %,d.".formatted(size, MOST));
        }
        var found = alerts.events((long) page * size, size);
        return new Items<>(found.total(), found.events());
    }
}
