package dev.rekindle.access;

import java.security.Principal;

/**
 * The person of a session.
 *
 * @param version of the account when they signed in; the session ends when the account has a newer one
 */
record SignedIn(String name, Role role, int version) implements Principal {

    @Override
    public String getName() {
        return name;
    }
}
