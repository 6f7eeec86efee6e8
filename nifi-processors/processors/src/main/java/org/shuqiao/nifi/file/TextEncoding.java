package org.shuqiao.nifi.file;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/**
 * Encoding of a text file, declared and checked against its bytes. A contradiction is an error, because
 * text read in the wrong encoding is still text.
 *
 * @param skip bytes of the byte order mark
 */
record TextEncoding(Charset charset, int skip) {

    static final String AUTO = "auto";

    private static final Set<String> GB_FAMILY = Set.of("gb2312", "gbk", "gb18030", "ms936", "cp936", "windows-936",
            "euc-cn");
    private static final int CONFIDENT = 30;

    /** @throws CodedException CHARSET_CONTRADICTED, CHARSET_MIXED, CHARSET_UNKNOWN */
    static TextEncoding of(Path file, String declared) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(file, declared, in);
        }
    }

    /** @param content of the file, or parts of it that stand for it */
    static TextEncoding of(Path file, String declared, InputStream content) throws IOException {
        EncodingEvidence evidence = EncodingEvidence.of(content);
        String name = file.getFileName().toString();
        Optional<ByteOrderMark> mark = evidence.mark();
        if (mark.isPresent()) {
            return marked(name, declared, mark.get(), evidence);
        }
        if (declared.equalsIgnoreCase(AUTO)) {
            return new TextEncoding(detect(name, evidence), 0);
        }
        return new TextEncoding(check(file, declared, charset(name, declared), evidence), 0);
    }

    private static TextEncoding marked(String name, String declared, ByteOrderMark mark, EncodingEvidence evidence) {
        if (!declared.equalsIgnoreCase(AUTO)) {
            Charset wanted = charset(name, declared);
            boolean utf16 = wanted.equals(StandardCharsets.UTF_16) && mark.charset().name().startsWith("UTF-16");
            if (!wanted.equals(mark.charset()) && !utf16) {
                throw new CodedException(CollectCode.CHARSET_CONTRADICTED, name, declared, mark.charset().name());
            }
        }
        if (mark.charset().equals(StandardCharsets.UTF_8) && !evidence.isUtf8()) {
            throw new CodedException(CollectCode.CHARSET_MIXED, name, evidence.firstNotUtf8());
        }
        return new TextEncoding(mark.charset(), mark.length());
    }

    private static Charset check(Path file, String declared, Charset wanted, EncodingEvidence evidence)
            throws IOException {
        String name = file.getFileName().toString();
        if (evidence.isAscii()) {
            return wanted;
        }
        boolean mixed = evidence.hasUtf8() && !evidence.isUtf8();
        if (wanted.equals(StandardCharsets.UTF_8)) {
            if (evidence.isUtf8()) {
                return wanted;
            }
            if (mixed) {
                throw new CodedException(CollectCode.CHARSET_MIXED, name, evidence.firstThatDiffers());
            }
            throw contradicted(name, declared, wanted, evidence, evidence.firstNotUtf8());
        }
        if (evidence.readsAsUtf8()) {
            throw new CodedException(CollectCode.CHARSET_CONTRADICTED, name, declared, "UTF-8");
        }
        if (wanted.equals(EncodingEvidence.GB18030)) {
            if (mixed) {
                throw new CodedException(CollectCode.CHARSET_MIXED, name, evidence.firstThatDiffers());
            }
            if (!evidence.isGb()) {
                throw contradicted(name, declared, wanted, evidence, evidence.firstNotGb());
            }
            return wanted;
        }
        if (!EncodingEvidence.decodes(evidence.sample(), wanted)) {
            throw contradicted(name, declared, wanted, evidence, 1);
        }
        return wanted;
    }

    private static CodedException contradicted(String name, String declared, Charset wanted, EncodingEvidence evidence,
            long line) {
        Optional<Charset> guess = evidence.isGb() && evidence.readsAsGb()
                ? Optional.of(EncodingEvidence.GB18030) : guess(evidence);
        return guess.filter(charset -> !charset.equals(wanted))
                .map(charset -> new CodedException(CollectCode.CHARSET_CONTRADICTED, name, declared, charset.name()))
                .orElseGet(() -> new CodedException(CollectCode.CHARSET_MIXED, name, line));
    }

    private static Charset detect(String name, EncodingEvidence evidence) {
        if (evidence.isAscii() || evidence.isUtf8()) {
            return StandardCharsets.UTF_8;
        }
        if (evidence.hasUtf8()) {
            throw new CodedException(CollectCode.CHARSET_MIXED, name, evidence.firstThatDiffers());
        }
        if (evidence.readsAsGb()) {
            return EncodingEvidence.GB18030;
        }
        return guess(evidence).orElseThrow(() -> new CodedException(CollectCode.CHARSET_UNKNOWN, name, AUTO));
    }

    /** The best statistical guess in which the text can be read without an error. */
    private static Optional<Charset> guess(EncodingEvidence evidence) {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(evidence.sample());
        for (CharsetMatch match : detector.detectAll()) {
            if (match.getConfidence() >= CONFIDENT && Charset.isSupported(match.getName())) {
                Charset charset = Charset.forName(match.getName());
                if (EncodingEvidence.decodes(evidence.sample(), charset)) {
                    return Optional.of(charset);
                }
            }
        }
        return Optional.empty();
    }

    /** The older GB encodings are parts of GB18030. */
    private static Charset charset(String file, String declared) {
        if (GB_FAMILY.contains(declared.toLowerCase(Locale.ROOT))) {
            return EncodingEvidence.GB18030;
        }
        try {
            return Charset.forName(declared);
        } catch (IllegalArgumentException e) {
            throw new CodedException(CollectCode.CHARSET_UNKNOWN, file, declared);
        }
    }
}
