package org.shuqiao.exchange.web.rest;

import java.nio.charset.StandardCharsets;
import org.shuqiao.ledger.receipt.Receipt;

/** Exact bytes of a receipt as text. */
public final class ReceiptText {

    private ReceiptText() { }

    public static String of(Receipt receipt) {
        return new String(receipt.bytes(), StandardCharsets.UTF_8);
    }
}
