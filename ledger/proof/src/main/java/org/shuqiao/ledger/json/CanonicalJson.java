package org.shuqiao.ledger.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.erdtman.jcs.JsonCanonicalizer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.ledger.error.LedgerCode;

/** Reads and writes canonical JSON (RFC 8785), the form that is hashed and signed. */
public final class CanonicalJson {

    /** The largest whole number that RFC 8785 writes exactly: 2⁵³ − 1. */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    private CanonicalJson() { }

    public static ObjectNode object() {
        return Json.STRICT.createObjectNode();
    }

    /** @return the canonical UTF-8 bytes of a tree */
    public static byte[] bytes(JsonNode tree) {
        try {
            return new JsonCanonicalizer(Json.STRICT.writeValueAsString(tree)).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one JSON object whose bytes must be its canonical form: what differs in a single byte is refused, with the
     * code of what is wrong.
     */
    public static ObjectNode read(byte[] bytes) {
        ObjectNode tree = readLenient(bytes);
        if (!Arrays.equals(bytes, bytes(tree))) {
            throw new CodedException(LedgerCode.FILE_NOT_CANONICAL);
        }
        return tree;
    }

    /** Reads one JSON object in any spelling; duplicate keys, trailing content and broken text are refused. */
    public static ObjectNode readLenient(byte[] bytes) {
        String text = text(bytes);
        if (text.isBlank()) {
            throw new CodedException(LedgerCode.FILE_CUT);
        }
        try (JsonParser parser = Json.STRICT.createParser(text)) {
            JsonNode tree = Json.STRICT.readTree(parser);
            if (!followedByNothing(parser)) {
                throw new CodedException(LedgerCode.FILE_TRAILING);
            }
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new CodedException(LedgerCode.FILE_SHAPE, "$");
        } catch (JsonEOFException e) {
            throw new CodedException(LedgerCode.FILE_CUT);
        } catch (MismatchedInputException e) {
            throw new CodedException(LedgerCode.FILE_DUPLICATE_KEY);
        } catch (JsonProcessingException e) {
            // the parser's own message quotes the file, so only the place is told
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            throw new CodedException(LedgerCode.FILE_NOT_JSON, at.getLineNr(), at.getColumnNr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean followedByNothing(JsonParser parser) throws IOException {
        try {
            return parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new CodedException(LedgerCode.FILE_NOT_UTF8);
        }
    }
}
