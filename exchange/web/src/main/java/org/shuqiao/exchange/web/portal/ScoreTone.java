package org.shuqiao.exchange.web.portal;

/** Standing of a quality score: the colour of its bar, and the word beside it, for those who see no colours. */
enum ScoreTone {
    GOOD(0.95), WARN(0.8), BAD(0);

    private final double least;

    ScoreTone(double least) {
        this.least = least;
    }

    static ScoreTone of(double score) {
        return score >= GOOD.least ? GOOD : score >= WARN.least ? WARN : BAD;
    }

    /** @return the class of the bar */
    String css() {
        return switch (this) {
            case GOOD -> "good";
            case WARN -> "warn";
            case BAD -> "bad";
        };
    }

    String word(PageLocalizer say) {
        return say.text("quality." + css());
    }
}
