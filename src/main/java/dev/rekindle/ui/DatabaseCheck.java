package dev.rekindle.ui;

/** Whether the database answers, for pages that wait for it. */
public interface DatabaseCheck {

    /**
     * Asks it the least there is to ask.
     *
     * @throws RuntimeException when it does not answer
     */
    boolean answers();
}
