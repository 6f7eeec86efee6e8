package org.shuqiao.standards.element;

/** Normalizer of people's names: Chinese names lose every space; the interpunct of other names has one form. */
final class PersonNames {

    private PersonNames() { }

    static String tidy(String text) {
        String tidy = Characters.tidy(text);
        if (tidy.isEmpty() || !Characters.han(tidy.codePointAt(0))) {
            return tidy;
        }
        String one = tidy.indexOf(' ') < 0 ? tidy : tidy.replace(" ", "");
        for (int i = 0; i < one.length(); i++) {
            char c = one.charAt(i);
            if (c == '•' || c == '・' || c == '‧' || c == '∙' || c == '●' || c == '･' || c == '.') {
                return one.replace('•', '·').replace('・', '·').replace('‧', '·').replace('∙', '·')
                        .replace('●', '·').replace('･', '·').replace('.', '·');
            }
        }
        return one;
    }
}
