package org.shuqiao.ledger.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hyperledger.fabric.shim.ChaincodeException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Encodes a coded error as a contract's message, {@code SQ-LED-0042 ["…","…"] English text}, and decodes it.
 */
public final class RefusalMessage {

    private static final Pattern MESSAGE = Pattern.compile("(SQ-LED-[0-9]{4}) (\\[(?:\"(?:[^\"\\\\]|\\\\.)*\",?)*])");

    private RefusalMessage() { }

    static ChaincodeException of(LedgerCode code, Object... arguments) {
        String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
        String english = new CodedException(code, (Object[]) texts).problem(Language.EN);
        try {
            return new ChaincodeException(code.id() + " " + Json.PLAIN.writeValueAsString(texts) + " " + english);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A coded error does not tell its arguments, so they are read back out of its text. */
    static ChaincodeException of(CodedException e) {
        if (!(e.code() instanceof LedgerCode code)) {
            throw e;
        }
        MessageFormat pattern = new MessageFormat(code.problem(Language.EN));
        Object[] arguments = pattern.parse(e.problem(Language.EN), new ParsePosition(0));
        return of(code, arguments == null ? new Object[0] : arguments);
    }

    /** @return the coded error inside a message, wherever a gateway put it */
    public static Optional<CodedException> find(String message) {
        Matcher found = MESSAGE.matcher(message);
        if (!found.find()) {
            return Optional.empty();
        }
        return Arrays.stream(LedgerCode.values())
                .filter(code -> code.id().equals(found.group(1)))
                .findFirst()
                .map(code -> new CodedException(code, (Object[]) arguments(found.group(2))));
    }

    private static String[] arguments(String json) {
        try {
            return Json.PLAIN.readValue(json, String[].class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
