package org.shuqiao.contracts.landing;

/** Says which field of a manifest is not as the form has it; never what stands in it, which may be a key value. */
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
