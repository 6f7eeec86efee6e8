package org.shuqiao.catalog.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.contracts.json.TypedJson;

/** Reads and writes the catalogue's records as JSON, canonical JSON (RFC 8785) and SHA-256 digests. */
public final class CatalogJson {

    private CatalogJson() { }

    public static String write(Object record) {
        try {
            return TypedJson.CLOSED.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T read(String json, Class<T> type) {
        try {
            return TypedJson.CLOSED.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the record's canonical JSON, RFC 8785 */
    public static String canonical(Object record) {
        try {
            return new JsonCanonicalizer(write(record)).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return {@code sha256:} and 64 hex digits over the record's canonical JSON in UTF-8 */
    public static String digest(Object record) {
        return digestOf(canonical(record));
    }

    /** @return {@code sha256:} and 64 hex digits over the text in UTF-8 */
    public static String digestOf(String canonical) {
        return Sha256.tagged(canonical);
    }
}
