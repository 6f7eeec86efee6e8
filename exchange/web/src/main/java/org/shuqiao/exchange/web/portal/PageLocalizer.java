package org.shuqiao.exchange.web.portal;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.Language;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.GrantUseCode;
import org.shuqiao.exchange.domain.RequestCode;
import org.shuqiao.exchange.domain.grant.MaskText;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.platform.settings.Names;
import org.shuqiao.query.error.QueryCode;
import org.springframework.context.MessageSource;

/** Localizes texts, labels, times and numbers for a page. Templates know it as {@code say}. */
final class PageLocalizer {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZONE);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Stands for what the record does not say of a refusal. */
    private static final Object[] UNKNOWN = {"…", "…", "…", "…", "…", "…"};

    private final Names names;
    private final MessageSource texts;
    private final Language language;

    PageLocalizer(Names names, MessageSource texts, Language language) {
        this.names = names;
        this.texts = texts;
        this.language = language;
    }

    Language language() {
        return language;
    }

    public boolean zh() {
        return language == Language.ZH;
    }

    public String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale(language));
    }

    static Locale locale(Language language) {
        return language == Language.ZH ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    /** @return the language of a text that a person wrote, for {@code lang}: Chinese where it has Han script */
    public String tongue(String text) {
        return HAN.matcher(text).find() ? "zh-CN" : "en";
    }

    public String either(String zh, String en) {
        return zh() ? zh : en;
    }

    /** @return the words of a quality formula, or its id where these pages do not know it */
    public String formula(String id) {
        return texts.getMessage("formula." + id, null, id, locale(language));
    }

    public String label(Labelled value) {
        return zh() ? value.zh() : value.en();
    }

    /** @return the label of a code, or the text itself where it is none, as a draft may say */
    <E extends Enum<E> & Labelled> String label(Class<E> type, String code) {
        return Labelled.find(type, code).map(this::label).orElse(code);
    }

    public String department(String id) {
        return names.department(id, language);
    }

    public String departments(Collection<String> ids) {
        return ids.stream().map(this::department).collect(Collectors.joining(zh() ? "、" : ", "));
    }

    public String minute(Instant time) {
        return MINUTE.format(time);
    }

    public String second(OffsetDateTime time) {
        return SECOND.format(time);
    }

    public String day(LocalDate day) {
        return day.toString();
    }

    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** @param share 0 to 1 */
    public String percent(double share) {
        String text = String.format(Locale.ROOT, "%.1f", Math.floor(share * 1000) / 10);
        return (text.equals("100.0") ? "100" : text) + "%";
    }

    public String state(RequestState state) {
        return state.name(language);
    }

    public String mode(Mode mode) {
        return mode.name(language);
    }

    public String modes(Collection<Mode> modes) {
        return modes.stream().sorted().map(this::mode).collect(Collectors.joining(zh() ? "、" : ", "));
    }

    /** @param mask as a decision or a policy writes it */
    public String mask(String mask) {
        return new MaskText(language).describe(mask);
    }

    /** @return what a recorded refusal's code means; empty for a code of an older platform */
    public Optional<String> meaning(String code) {
        return Stream.of(ExchangeCode.values(), QueryCode.values(), RequestCode.values(),
                GrantUseCode.values()).<ErrorCode>flatMap(Arrays::stream)
                .filter(known -> known.id().equals(code))
                .map(known -> new MessageFormat(known.problem(language)).format(UNKNOWN))
                .findFirst();
    }
}
