/**
 * The page returned with status 200 for every path without a route, since lemlist's host serves its
 * web app there. It stands in for any HTML response where JSON is expected.
 */
export const webAppPage = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Sandbox: not the API</title></head>
<body><div id="app">There is no API route at this path. lemlist serves its web app here.</div></body>
</html>
`;
