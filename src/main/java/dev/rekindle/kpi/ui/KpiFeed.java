package dev.rekindle.kpi.ui;

import dev.rekindle.access.Role;
import dev.rekindle.kpi.KpiService;
import dev.rekindle.kpi.KpiStanding;
import dev.rekindle.ui.LiveFeed;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The one broadcast from which every open Overview lives. */
@Configuration(proxyBeanMethods = false)
class KpiFeed {

    private static final Duration EVERY = Duration.ofMillis(400);

    @Bean
    LiveFeed<KpiStanding> kpiStandings(KpiService kpis, Clock clock) {
        return new LiveFeed<>("overview", EVERY, new Standings(kpis), clock);
    }

    /** Gives the very same answer as long as there is nothing new, so that nobody is told. */
    private static final class Standings implements Supplier<KpiStanding> {

        private final KpiService kpis;
        private @Nullable KpiStanding last;

        Standings(KpiService kpis) {
            this.kpis = kpis;
        }

        @Override
        public KpiStanding get() {
            var now = asServer(kpis);
            if (last == null || !now.saysTheSameAs(last)) {
                last = now;
            }
            return last;
        }
    }

    /** Whoever can open the page may read it; the broadcast asks for all of them. */
    private static KpiStanding asServer(KpiService kpis) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated("server", "", Role.EXEC.authorities()));
        SecurityContextHolder.setContext(context);
        try {
            return kpis.now();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
