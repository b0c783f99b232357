package dev.rekindle.demo;

/** Which kind of thing a generator of {@link Draws} belongs to; part of what makes the bytes. */
final class DemoStream {

    static final int TIER = 1;
    static final int USER = 2;
    static final int HISTORY = 3;
    static final int POST = 4;
    static final int ARM = 5;
    static final int RESPONSE = 6;
    static final int LIFE = 7;
    static final int APP_DAY = 8;
    static final int TRAFFIC = 9;

    private DemoStream() {}
}
