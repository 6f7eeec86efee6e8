package org.shuqiao.catalog.publish;

import static java.util.Objects.requireNonNull;

/** A published entry by its name alone, for lists of the whole catalogue. */
public record PublishedTitle(String code, String name, String provider) {

    public PublishedTitle {
        requireNonNull(code, "code is null");
        requireNonNull(name, "name is null");
        requireNonNull(provider, "provider is null");
    }
}
