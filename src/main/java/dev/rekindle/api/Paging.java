package dev.rekindle.api;

/** Which page of a list, and how long pages are. */
public record Paging(int page, int size) {

    public static final String FIRST_PAGE = "0";
    public static final String USUAL_SIZE = "100";
    private static final int MOST = 1_000;

    public Paging {
        if (page < 0 || size < 1 || size > MOST) {
            throw new IllegalArgumentException("page counts from 0 and size lies in 1 … %,d.".formatted(MOST));
        }
    }

    public long offset() {
        return (long) page * size;
    }
}
