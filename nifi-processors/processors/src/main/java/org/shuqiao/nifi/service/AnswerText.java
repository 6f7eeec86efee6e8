package org.shuqiao.nifi.service;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/** Decodes the body of an answer: as its header says, else as UTF-8, UTF-16 or UTF-32 (RFC 4627 §3). */
final class AnswerText {

    /** The older GB encodings are parts of GB 18030. */
    private static final Set<String> GB_FAMILY = Set.of("gb2312", "gbk", "gb18030", "ms936", "cp936", "windows-936",
            "x-gbk", "euc-cn");

    private AnswerText() { }

    static String of(byte[] body, Optional<String> declared, String source) {
        Charset charset = charset(body, declared, source);
        String text;
        try {
            text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            // an answer that is cut short may end in the middle of a character
            throw new CodedException(cut(body, charset) ? CollectCode.ANSWER_TRUNCATED : CollectCode.ANSWER_CHARSET,
                    source, charset.name());
        }
        text = text.startsWith("\ufeff") ? text.substring(1) : text;
        requireJson(text, source);
        return text;
    }

    private static void requireJson(String text, String source) {
        String head = text.stripLeading();
        if (!head.isEmpty() && "{[".indexOf(head.charAt(0)) < 0) {
            String lower = head.substring(0, Math.min(head.length(), 512)).toLowerCase(Locale.ROOT);
            throw new CodedException(CollectCode.ANSWER_NOT_JSON, source, !lower.startsWith("<") ? "text"
                    : lower.contains("<html") || lower.contains("<!doctype html") ? "HTML" : "XML");
        }
    }

    private static Charset charset(byte[] body, Optional<String> declared, String source) {
        Optional<Charset> marked = byMark(body);
        if (marked.isPresent() || declared.isEmpty()) {
            return marked.orElse(StandardCharsets.UTF_8);
        }
        String name = declared.get().toLowerCase(Locale.ROOT);
        // several servers say ISO-8859-1 or US-ASCII of whatever they send
        if (GB_FAMILY.contains(name)) {
            return Charset.forName("GB18030");
        }
        if (Set.of("iso-8859-1", "latin1", "us-ascii", "ascii", "utf8").contains(name)) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new CodedException(CollectCode.ANSWER_CHARSET, source, name.replaceAll("[^a-z0-9_-]", "?"));
        }
    }

    /** A mark, or the zeros of the first character, which is ASCII in JSON. */
    private static Optional<Charset> byMark(byte[] body) {
        if (body.length < 4) {
            return Optional.empty();
        }
        boolean first = body[0] == 0;
        boolean second = body[1] == 0;
        if (first && second && body[2] == 0) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if (!first && second && body[2] == 0 && body[3] == 0) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (first || body[0] == (byte) 0xfe && body[1] == (byte) 0xff) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return second || body[0] == (byte) 0xff && body[1] == (byte) 0xfe ? Optional.of(StandardCharsets.UTF_16LE)
                : Optional.empty();
    }

    private static boolean cut(byte[] body, Charset charset) {
        ByteBuffer bytes = ByteBuffer.wrap(body);
        return !charset.newDecoder().decode(bytes, CharBuffer.allocate(body.length + 1), false).isError();
    }
}
