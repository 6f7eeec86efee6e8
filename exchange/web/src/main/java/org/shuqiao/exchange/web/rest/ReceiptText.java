package org.shuqiao.exchange.web.rest;

import java.nio.charset.StandardCharsets;
import org.shuqiao.ledger.receipt.Receipt;

/** A receipt's exact bytes as text: written to a file as it is, it verifies. */
public final class ReceiptText {

    private ReceiptText() {
    }

    public static String of(Receipt receipt) {
        return new String(receipt.bytes(), StandardCharsets.UTF_8);
    }
}
