package org.shuqiao.exchange.web.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.web.connection.CallId;
import org.shuqiao.exchange.web.error.CallTold;
import org.shuqiao.exchange.web.error.EarlyRefusal;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.shuqiao.exchange.web.error.ServerCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Error page for unknown paths, expired forms and unexpected failures. */
@Controller
class ErrorPage implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);

    private final CallTold told;

    ErrorPage(CallTold told) {
        this.told = told;
    }

    /** @return the page, or the problem where a call ended so */
    @RequestMapping("/error")
    Object error(Model model, HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number && HttpStatus.resolve(number) != null
                ? HttpStatus.valueOf(number) : HttpStatus.NOT_FOUND;
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        CodedException coded = coded(status, path, request);
        told.refused(request, call(path) ? Door.REST : Door.PORTAL, coded.code());
        if (call(path)) {
            return ProblemAnswer.of(coded, request);
        }
        model.addAttribute("problem", ErrorBody.of(coded, PageFrame.language(request)));
        model.addAttribute("status", status.value());
        return new ModelAndView("pages/error", model.asMap(), status);
    }

    private static boolean call(Object path) {
        return path instanceof String uri && uri.startsWith("/api/v1/");
    }

    private static CodedException coded(HttpStatus status, Object path, HttpServletRequest request) {
        Optional<CodedException> refused = EarlyRefusal.of(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (status == HttpStatus.FORBIDDEN) {
            return new CodedException(PortalCode.FORM_TOO_OLD);
        }
        if (status == HttpStatus.CONTENT_TOO_LARGE) {
            return new CodedException(PortalCode.UPLOAD_TOO_LARGE);
        }
        Optional<CodedException> unmatched = call(path) ? unmatched(status, request) : Optional.empty();
        if (unmatched.isPresent()) {
            return unmatched.get();
        }
        if (status.is4xxClientError()) {
            return new CodedException(status == HttpStatus.NOT_FOUND || status == HttpStatus.METHOD_NOT_ALLOWED
                    ? ServerCode.NOT_FOUND : ServerCode.BAD_REQUEST, status.value());
        }
        String incident = CallId.of(request);
        Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        LOG.error("incident {} at {}: status {}, {}", incident, path, status.value(),
                cause instanceof Throwable thrown ? origin(thrown) : "no cause");
        return new CodedException(ServerCode.INSIDE, incident);
    }

    /** @return why no call of the API was found that takes what was sent, or answers in the form that is asked for */
    private static Optional<CodedException> unmatched(HttpStatus status, HttpServletRequest request) {
        if (status == HttpStatus.METHOD_NOT_ALLOWED) {
            return Optional.of(new CodedException(ServerCode.WRONG_METHOD, request.getMethod()));
        }
        if (status == HttpStatus.NOT_ACCEPTABLE) {
            return Optional.of(new CodedException(ServerCode.NOT_OFFERED));
        }
        return status == HttpStatus.UNSUPPORTED_MEDIA_TYPE
                ? Optional.of(new CodedException(ServerCode.NOT_READ)) : Optional.empty();
    }

    /** @return kind and place of what went wrong in the first place, without its message, which may hold data */
    static String origin(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getName() + (root.getStackTrace().length > 0 ? " at " + root.getStackTrace()[0] : "");
    }
}
