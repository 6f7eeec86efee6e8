package org.shuqiao.pipelines.lake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** One digest over everything that a table is made from: equal digests mean that it would come out the same. */
public final class Inputs {

    /** Where the digest stands in a snapshot's summary. */
    public static final String PROPERTY = "shuqiao.inputs";
    /** Changes with the code that makes the tables. */
    private static final String MAKER = "shuqiao-pipelines-3";

    private Inputs() {
    }

    /** @return {@code sha256:…} over the parts in order */
    public static String digest(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, MAKER);
            parts.forEach(part -> add(digest, part));
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
