package org.shuqiao.catalog.basis;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/** Registered text that a basis cites. @param article the first one cited, where one is */
public record Citation(LegalText text, OptionalInt article) {

    public Citation {
        requireNonNull(text, "text is null");
        requireNonNull(article, "article is null");
    }

    /** @return whether the article is one that the text has, as far as that is known */
    public boolean articleExists() {
        return article.isEmpty() || text.articles().isEmpty()
                || article.getAsInt() >= 1 && article.getAsInt() <= text.articles().getAsInt();
    }
}
