package org.shuqiao.exchange.outside.dcat;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.WriterConfig;
import org.eclipse.rdf4j.rio.helpers.BasicWriterSettings;
import org.eclipse.rdf4j.rio.helpers.JSONLDMode;
import org.eclipse.rdf4j.rio.helpers.JSONLDSettings;

/** Form in which statements are written: JSON-LD 1.1 or Turtle (W3C recommendations). */
public enum DcatFormat {
    JSON_LD("jsonld", "application/ld+json", RDFFormat.JSONLD),
    TURTLE("ttl", "text/turtle", RDFFormat.TURTLE);

    private final String word;
    private final String mediaType;
    private final RDFFormat rdf;

    DcatFormat(String word, String mediaType, RDFFormat rdf) {
        this.word = word;
        this.mediaType = mediaType;
        this.rdf = rdf;
    }

    /** @return as addresses and commands write it, and as files end */
    public String word() {
        return word;
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<DcatFormat> of(String word) {
        return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
    }

    /** @return the statements as text, with the model's prefixes as the context of JSON-LD */
    String write(Model model) {
        StringWriter out = new StringWriter();
        Rio.write(model, out, rdf, new WriterConfig().set(JSONLDSettings.JSONLD_MODE, JSONLDMode.COMPACT)
                .set(BasicWriterSettings.PRETTY_PRINT, true).set(BasicWriterSettings.INLINE_BLANK_NODES, true));
        return out.toString();
    }
}
