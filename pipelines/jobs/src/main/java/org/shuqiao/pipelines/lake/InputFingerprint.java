package org.shuqiao.pipelines.lake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.shuqiao.base.digest.Sha256;

/** Digest over all inputs of a table. Equal digests mean an equal result, so the run is skipped. */
public final class InputFingerprint {

    /** Where the digest stands in a snapshot's summary. */
    public static final String PROPERTY = "shuqiao.inputs";
    /** Changes with the code that makes the tables. */
    private static final String MAKER = "shuqiao-pipelines-3";

    private InputFingerprint() { }

    /** @return {@code sha256:…} over the parts in order */
    public static String digest(List<String> parts) {
        MessageDigest digest = Sha256.create();
        add(digest, MAKER);
        parts.forEach(part -> add(digest, part));
        return Sha256.tagged(digest);
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
