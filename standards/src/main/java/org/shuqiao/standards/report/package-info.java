/** What the command line says of standards, without the command line. */
package org.shuqiao.standards.report;

