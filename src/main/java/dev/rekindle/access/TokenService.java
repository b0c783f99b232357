package dev.rekindle.access;

import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bearer tokens by which other programs use the API. */
@Service
@Transactional
public class TokenService {

    /** Often enough to see a token in use, seldom enough not to write with every request. */
    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);

    private final TokenStore store;
    private final AuditService audit;
    private final Clock clock;

    TokenService(TokenStore store, AuditService audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** The token itself, which is kept nowhere: this is the only time anybody sees it. */
    @PreAuthorize("hasRole('ADMIN')")
    public String create(Role role, String name) {
        if (name.isBlank()) {
            throw new Refusal("tokens.no-name");
        }
        var token = Secrets.token();
        store.add(Secrets.hash(token), name.strip(), role, clock.instant(), Person.name());
        audit.record("token_created", name.strip(), Map.of("role", role));
        return token;
    }

    @PreAuthorize("hasRole('ADMIN')")
    @Transactional(readOnly = true)
    public List<Token> tokens() {
        return store.all();
    }

    @PreAuthorize("hasRole('ADMIN')")
    public void revoke(UUID tokenId) {
        var name = store.revoke(tokenId, clock.instant(), Person.name())
                .orElseThrow(() -> new NoSuchElementException("There is no token " + tokenId + " in use."));
        audit.record("token_revoked", name, Map.of());
    }

    /** Whom a shown token stands for; empty when it is unknown or revoked. */
    Optional<Token> use(String shown) {
        var token = store.usable(Secrets.hash(shown));
        var now = clock.instant();
        token.filter(known -> known.lastUsedAt() == null
                        || known.lastUsedAt().plus(BETWEEN_USES).isBefore(now))
                .ifPresent(known -> store.used(known.tokenId(), now));
        return token;
    }
}
