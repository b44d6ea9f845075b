@echo off
rem Starts the program of this folder for Windows, in Windows Terminal where there is one.
rem The file carnet.dat is looked for, and made, beside this script.
setlocal DisableDelayedExpansion
title Carnet
pushd "%~dp0" || exit /b 1
set "system=windows-x86_64"
set "program=%~dp0bin\%system%\carnet.exe"
set "words="
if exist "%program%" goto found
set "program=%~dp0bin\%system%\python\carnet.exe"
set "words=-I -B -m tui"
if exist "%program%" goto found
chcp 65001 >nul
@MISSING@
pause >nul
exit /b 1

:found
if defined WT_SESSION goto here
where /q wt.exe || goto here
start "" wt.exe --size 100,30 --title Carnet -d "%~dp0." "%program%" %words% %*
exit /b 0

:here
if not defined WT_SESSION if "%~1"=="" mode con: cols=100 lines=30 >nul 2>&1
"%program%" %words% %*
if errorlevel 1 pause
