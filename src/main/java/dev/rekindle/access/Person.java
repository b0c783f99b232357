package dev.rekindle.access;

import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is at work now. */
public final class Person {

    private Person() {}

    /** The signed-in name, a token's name, or {@code server} when nobody asked for it. */
    public static String name() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person == null ? "server" : person.getName();
    }

    /** Does something that nobody asked for, as the server in this role. */
    public static <T> T asServer(Role role, Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated("server", "", role.authorities()));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
