package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.springframework.ui.Model;

/** End of a form's work: back to the page's own address, or the page again with what was wrong. */
final class PageDone {

    private PageDone() { }

    static String at(String path, Model model, HttpServletRequest request, Supplier<String> again, Runnable work) {
        try {
            work.run();
            return "redirect:" + path;
        } catch (CodedException e) {
            model.addAttribute("problem", ErrorBody.of(e, PageFrame.language(request)));
            return again.get();
        }
    }
}
