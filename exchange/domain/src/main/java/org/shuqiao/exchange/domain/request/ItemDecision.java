package org.shuqiao.exchange.domain.request;

/** Decision of the provider on one item. */
public sealed interface ItemDecision {

    /** The item is shared as it is. */
    record Agree() implements ItemDecision { }

    /** The item is shared masked. @param mask textual form of the mask */
    record AgreeMasked(String mask) implements ItemDecision { }

    /**
     * The item is not shared.
     *
     * @param reason why
     * @param rule   the law, regulation or rule on which the refusal rests
     */
    record Refuse(String reason, String rule) implements ItemDecision { }
}
