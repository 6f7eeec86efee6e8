/** Reports on standards for the command line. */
package org.shuqiao.standards.report;

