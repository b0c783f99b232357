package dev.rekindle.access;

import org.springframework.security.core.context.SecurityContextHolder;

/** Who is at work now. */
public final class Person {

    private Person() {}

    /** The signed-in name, a token's name, or {@code server} when nobody asked for it. */
    public static String name() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person == null ? "server" : person.getName();
    }
}
