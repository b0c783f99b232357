package dev.rekindle.quiz;

/** How a question is answered. */
public enum AnswerKind {
    ONE_TO_FIVE(1, 5),
    YES_NO(0, 1);

    private final int least;
    private final int most;

    AnswerKind(int least, int most) {
        this.least = least;
        this.most = most;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    boolean holds(int answer) {
        return least <= answer && answer <= most;
    }

    /** +1 above the middle, −1 below it, 0 in the middle, which yes and no don't have. */
    int score(int answer) {
        return Integer.signum(2 * answer - least - most);
    }
}
