package org.shuqiao.exchange.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.node.CallGuard;
import org.shuqiao.exchange.domain.node.NodeCode;
import org.shuqiao.exchange.web.error.CallTold;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Lets a department's node in by its signature over the whole call, whose body it keeps for whoever answers it. */
final class NodeCallFilter extends OncePerRequestFilter {

    private static final int LARGEST = 1 << 20;

    private final CallGuard guard;
    private final CallTold told;
    private final JsonMapper json;

    NodeCallFilter(CallGuard guard, CallTold told, JsonMapper json) {
        this.guard = guard;
        this.told = told;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        try {
            if (body.length > LARGEST) {
                throw new CodedException(NodeCode.CALL_UNSIGNED);
            }
            String department = guard.authenticate(Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)),
                    request.getMethod(), path, body);
            SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken
                    .authenticated(department, null, List.of()));
        } catch (CodedException e) {
            told.unsigned(request, e.code());
            response.setStatus(HttpStatusOf.code(e.code()).value());
            ProblemAnswer.write(e, request, response, json);
            return;
        }
        chain.doFilter(new Read(request, body), response);
    }

    /** Request whose body was read before. */
    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("read already");
                }

                @Override
                public int read() {
                    return bytes.read();
                }
            };
        }
    }
}
