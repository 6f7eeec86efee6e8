package org.shuqiao.contracts.landing;

/** Names the invalid field of a manifest, never its value, which may be a key. */
final class BrokenManifest extends IllegalArgumentException {

    private final String field;

    private BrokenManifest(String field) {
        super(field);
        this.field = field;
    }

    static void unless(boolean holds, String field) {
        if (!holds) {
            throw new BrokenManifest(field);
        }
    }

    String field() {
        return field;
    }
}
