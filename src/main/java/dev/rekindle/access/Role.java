package dev.rekindle.access;

import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * What somebody works as, from the narrowest to the widest. A role includes those before it:
 * {@code @RolesAllowed("CRM")} on a page and {@code @PreAuthorize("hasRole('CRM')")} on a service let CRM and ADMIN in.
 */
public enum Role {
    /** Reads numbers, definitions and SQL; sees no user rows and changes nothing. */
    EXEC,
    /** Finds targets, runs campaigns, sees and exports user rows. */
    CRM,
    /** Everything, and imports, rules, users, tokens and the audit log. */
    ADMIN;

    /** This role and all it includes, as Spring Security reads them. */
    public List<GrantedAuthority> authorities() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }
}
