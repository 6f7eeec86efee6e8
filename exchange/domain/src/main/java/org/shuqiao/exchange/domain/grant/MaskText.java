package org.shuqiao.exchange.domain.grant;

import org.shuqiao.base.error.Language;
import org.shuqiao.query.policy.Mask;

/** Describes in words what a mask leaves visible, for policies and pages. */
public final class MaskText {

    private final Language language;

    public MaskText(Language language) {
        this.language = language;
    }

    /** @param mask as it stands in a policy: a hash or relay without its key */
    public String describe(String mask) {
        return switch (PolicyMask.read(mask)) {
            case Mask.Clear clear -> pick("原值", "as it is");
            case Mask.PersonName name -> pick("只留姓氏首字", "first character only");
            case Mask.CitizenNumber number -> pick("只留区划和出生年代", "division and decade of birth only");
            case Mask.MiddleCitizenNumber middle -> pick("只留前四位和后四位", "first and last four characters only");
            case Mask.Phone phone -> pick("只留前三位和后四位", "first three and last four digits only");
            case Mask.Hash hash -> pick("以不可还原的代号代替，同一目的内相同值代号相同",
                    "replaced by a token, equal values by equal tokens within this purpose");
            case Mask.Relay relay -> pick("以中继代号代替，由提供方代为接通，号码不交给使用方",
                    "replaced by a relay handle: the provider puts calls through, the number is not handed over");
            case Mask.Nothing nothing -> pick("一律为空", "always empty");
            case Mask.YearOnly year -> pick("只留年份", "year only");
            case Mask.Truncated truncated -> pick("只留前 " + truncated.keep() + " 位",
                    "first " + truncated.keep() + " characters only");
        };
    }

    private String pick(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
