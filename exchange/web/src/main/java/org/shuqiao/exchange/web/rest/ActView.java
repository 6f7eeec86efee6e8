package org.shuqiao.exchange.web.rest;

import java.nio.charset.StandardCharsets;
import org.shuqiao.exchange.domain.act.ActPreview;

/**
 * Response body of an act that is to be approved.
 *
 * @param act    canonical JSON
 * @param digest of the act: what a person's key signs, as text in UTF-8
 * @param words  exactly what the person is shown, whose digest the act names
 */
record ActView(String act, String digest, String words) {

    static ActView of(ActPreview preview) {
        return new ActView(new String(preview.act().bytes(), StandardCharsets.UTF_8), preview.act().digest(),
                preview.words());
    }
}
