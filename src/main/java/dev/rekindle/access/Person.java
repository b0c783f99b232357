package dev.rekindle.access;

import org.springframework.security.core.context.SecurityContextHolder;

/** Who is at work now. */
final class Person {

    private Person() {}

    static String name() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person == null ? "server" : person.getName();
    }
}
